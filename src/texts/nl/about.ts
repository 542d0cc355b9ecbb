/** Twee korte pagina's die bij de app in Teams horen. */
export const about = {
  privacyTitle: 'Uw gegevens',
  privacy: [
    'De school gebruikt Actietafel om leerlingen te helpen die vaak niet op school zijn. De school is verantwoordelijk voor de gegevens.',
    'In Microsoft Teams staat alleen een nummer, een dag en wat er gebeurt. In een persoonlijk gesprek staat de roepnaam erbij. Al het andere staat versleuteld in de database van de school.',
    'Alleen wie een taak heeft aan de tafel ziet gegevens, en alleen wat daarvoor nodig is. Wie iets leest, wordt vastgelegd.',
    'U mag uw gegevens inzien, laten verbeteren of laten wissen. Vraag het aan de ondersteuningscoördinator van uw school, of aan de functionaris gegevensbescherming.',
    'Deze pagina gebruikt geen cookies en geen volgsoftware.',
  ],
  termsTitle: 'Afspraken over het gebruik',
  terms: [
    'Actietafel is vrije software, onder de licentie EUPL-1.2. De school die het gebruikt, is verantwoordelijk voor de inrichting.',
    'Zet in Teams niets over ziekte, thuis of de reden van verzuim. Gebruik daarvoor de veilige pagina.',
    'Is iemand in gevaar? Bel 112. Actietafel is geen meldpunt voor veiligheid.',
  ],
} as const;

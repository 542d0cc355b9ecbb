/** De link van een ouder of leerling zelf geven: in een eigen berichtenapp, of op papier. */
export const share = {
  title: 'Link zelf geven',
  intro:
    'Leest iemand geen mail? Geef de link dan in jullie eigen berichtenapp of op papier. Het is dezelfde link als in de mail. Dat je hem geeft, wordt vastgelegd.',
  button: (name: string) => `Link en QR-code voor ${name}`,
  nameless: { parent: 'een ouder', pupil: 'de leerling' },
  pageTitle: 'Link om te geven',
  note: (name: string, until: string) =>
    `Deze link is alleen voor ${name}. Wie hem heeft, kan in hun plaats antwoorden. Hij werkt tot ${until}.`,
  text: 'Tekst om te kopiëren',
  textHint: 'Er staat geen naam in, en niet waarom er een gesprek is.',
  sheet: 'Blad om te printen',
  sheetHint: 'Print deze pagina. Alleen wat hieronder staat, komt op papier.',
  code: 'QR-code met de link',
} as const;

/** Wie alles bij elkaar houdt, en een nieuwe kiezen als die er niet meer is. */
export const caseRegisseur = {
  title: 'De regisseur',
  now: (who: string) => `${who} houdt alles bij elkaar.`,
  since: (day: string) => `Sinds ${day}. Het verslag van de tafel is niet veranderd.`,
  gone: 'De regisseur is er niet meer: kies een nieuwe.',
  was: (who: string) => `Het was ${who}.`,
  inMinutes: 'Het verslag is nog open. Kies de nieuwe regisseur daar.',
  before: 'Eerder',
  until: (who: string, day: string) => `${who}, tot ${day}`,
  chooseOther: 'Toch een andere regisseur kiezen',
  hint: 'Eén persoon houdt alles bij elkaar. Vraag het eerst aan deze persoon, en vertel het de leerling en de ouders: wij sturen niets.',
  who: 'Wie wordt de regisseur?',
  beside: 'Is het een ouder: wie staat er van de professionals naast?',
  nobody: 'Kies iemand',
  save: 'Leg vast',
  kept: (who: string) => `${who} is nu de regisseur.`,
} as const;

/** Waarom Actietafel niet start: voor wie het beheert. */
export const starting = {
  settings: 'Actietafel start niet met deze instellingen:',
  folderInUse: (folder: string, pid: number) =>
    `De database in ${folder} wordt al gebruikt door proces ${pid}. Stop dat eerst: er kan er maar één tegelijk bij.`,
  newerSchema: (found: number, known: number) =>
    `De database heeft schema ${found}, deze Actietafel kent tot en met ${known}. Start de nieuwere versie, of zet de back-up van voor de update terug.`,
  misnumbered: (file: string, expected: number) =>
    `${file} hoort migratie ${expected} te zijn: elke migratie heeft een eigen nummer, zonder gat. Er is niets gewijzigd. Zet Actietafel er opnieuw neer, in een lege map.`,
  otherKey: (setting: string) =>
    `De database is gemaakt met een andere ${setting}. Zet de sleutel van toen terug. Er is niets kwijt.`,
  databaseUnreachable: 'De database is niet bereikbaar. Draait hij, en klopt het adres in DATABASE_URL?',
  databaseRefused: 'De database weigert deze gebruiker. Kloppen de naam en het wachtwoord in DATABASE_URL?',
  databaseMissing: 'De database in DATABASE_URL bestaat niet. Maak hem eerst aan.',
  databaseForbidden:
    'De gebruiker in DATABASE_URL mag te weinig. Hij moet tabellen, een schema en een rol mogen maken.',
  portInUse: (port: number) =>
    `Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere PORT.`,
  portForbidden: (port: number) =>
    `Poort ${port} mag niet worden gebruikt door deze gebruiker. Kies een andere PORT.`,
  smtpWithoutTls:
    'De mailserver in SMTP_HOST biedt geen TLS. Mails gaan nooit onversleuteld. Zet TLS aan op de server, of zet SMTP_SECURE op yes voor poort 465.',
  other: (fault: string) => `Actietafel start niet (${fault}).`,
} as const;

/** Why Actietafel does not start: for whoever runs it. */
export const starting = {
  settings: 'Actietafel cannot start with these settings:',
  folderInUse: (folder: string, pid: number) =>
    `The database in ${folder} is in use by process ${pid}. Stop that one first; one process at a time.`,
  newerSchema: (found: number, known: number) =>
    `The database has schema ${found}, this Actietafel knows up to ${known}. Start the newer version, or restore the backup from before the update.`,
  misnumbered: (file: string, expected: number) =>
    `${file} should be migration ${expected}: each has a number of its own, without a gap. Nothing was changed. Put Actietafel there anew, in an empty folder.`,
  otherKey: (setting: string) =>
    `The database was made with another ${setting}. Put the key of before back. Nothing is lost.`,
  databaseUnreachable:
    'The database cannot be reached. Does it run, and is the address in DATABASE_URL right?',
  databaseRefused: 'The database refuses this user. Are the name and the password in DATABASE_URL right?',
  databaseMissing: 'The database in DATABASE_URL does not exist. Make it first.',
  databaseForbidden:
    'The user in DATABASE_URL may do too little. It has to be allowed to make tables, a schema and a role.',
  portInUse: (port: number) => `Port ${port} is in use. Stop what runs there, or choose another PORT.`,
  portForbidden: (port: number) => `This user may not use port ${port}. Choose another PORT.`,
  smtpWithoutTls:
    'The mail server in SMTP_HOST offers no TLS. Mails never go unencrypted. Switch TLS on at the server, or set SMTP_SECURE to yes for port 465.',
  other: (fault: string) => `Actietafel does not start (${fault}).`,
} as const;

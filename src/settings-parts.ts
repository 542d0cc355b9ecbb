/** The variables as they stand in the environment: an empty one counts as not set. */
export type Variables = Readonly<Record<string, string | undefined>>;

const THIS_MACHINE = ['localhost', '127.0.0.1'];

/** What stands between the commas. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whether an address leads to this machine itself, by whatever scheme. */
export function isThisMachine(address: string): boolean {
  return THIS_MACHINE.includes(URL.parse(address)?.hostname ?? '');
}

import type { PersonName } from '../../app/ports/people.ts';

export function fullName({ roepnaam, voorvoegsel, achternaam }: PersonName): string {
  return [roepnaam, voorvoegsel, achternaam].filter(Boolean).join(' ');
}

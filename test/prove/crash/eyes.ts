import type { LinkPurpose } from '../../../src/app/ports/links.ts';
import type { Instant, LinkId } from '../../../src/domain/ids.ts';
import { addressesOn } from '../../../src/http/links.ts';
import { SCHOOL } from '../../support/school.ts';
import { LINK_KEY, PUBLIC_URL, type World } from './world.ts';

type Ref = { schoolId: string; id: string; version: number };

/** What people see on their cards and in their mails: which row, which version, which moments, which address. */
export type Eyes = {
  concern(): Promise<Ref>;
  dossier(): Promise<Ref>;
  table(): Promise<Ref>;
  slots(): Promise<string[]>;
  /** The newest address of this kind that was made for this person. */
  pathTo(purpose: LinkPurpose, holder: string): Promise<string>;
  /** The address in the mail to the first participant of this role who has one. */
  pathOf(role: string): Promise<string>;
};

export function eyesOf({ engine }: World): Eyes {
  const one = async <T>(sql: string, ...values: string[]): Promise<T> => {
    const { rows } = await engine.query(sql, values);
    if (rows.length === 0) throw new Error(`Nothing to see for: ${sql}`);
    return rows[0] as T;
  };
  const ref = async (table: string): Promise<Ref> => ({
    schoolId: SCHOOL,
    ...(await one<{ id: string; version: number }>(
      `select id, version from ${table} where $1 <> '' order by id desc`,
      table,
    )),
  });
  return {
    concern: () => ref('concern'),
    dossier: () => ref('dossier'),
    table: () => ref('actietafel'),
    async slots() {
      const { id } = await ref('actietafel');
      const { rows } = await engine.query('select id from slot where actietafel_id = $1 order by starts_at', [
        id,
      ]);
      return (rows as { id: string }[]).map((slot) => slot.id);
    },
    pathTo: async (purpose, holder) =>
      pathOf(
        await one<LinkRow>(
          'select * from link where purpose = $1 and holder_id = $2 order by id desc',
          purpose,
          holder,
        ),
      ),
    pathOf: async (role) =>
      pathOf(
        await one<LinkRow>(
          `select link.* from link join participant on participant.id = link.holder_id
           where purpose = 'answer_moments' and role = $1 order by participant.id, link.id desc`,
          role,
        ),
      ),
  };
}

type LinkRow = { id: LinkId; purpose: LinkPurpose; expires_at: Date };

async function pathOf({ id, purpose, expires_at }: LinkRow): Promise<string> {
  const url = await addressesOn(PUBLIC_URL, LINK_KEY).urlOf({
    id,
    purpose,
    schoolId: SCHOOL,
    expiresAt: expires_at.getTime() as Instant,
  });
  return new URL(url).pathname;
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openWorklistPage } from '../../src/app/pages/opening-page.ts';
import type { Guardian } from '../../src/app/ports/pupils.ts';
import type { GuardianId, PersonId } from '../../src/domain/ids.ts';
import { lookAt, openedDoor } from '../support/door.ts';
import { auditedReads, urlIn } from '../support/own-pages.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { askedTable } from '../support/tables.ts';

describe('our own pages', () => {
  let school: Play;
  let web: PageServer;

  beforeAll(async () => {
    school = await play();
    web = await servePages(school);
  }, 30_000);

  beforeEach(() => school.again());

  afterAll(async () => {
    await web.stop();
    await school.close();
  });

  it.each(['/vertel/x', '/melding/x', '/lijst/x', '/moment/x', '/privacy', '/nergens'])(
    'at %s are kept by nobody on the way, and tell no other site where somebody came from',
    async (path) => {
      const { headers } = await fetch(`${web.url}${path}`);

      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  describe('for the list', () => {
    it('shows nobody and no telephone number to whoever has the link alone', async () => {
      const { dossier } = await askedTable(school, 'sam');
      const { status, text } = await lookAt(await listDoor(WHO.coordinator));

      expect(status).toBe(200);
      expect(text).toContain('Je lijst');
      expect(text.match(/<button/g)).toHaveLength(1);
      for (const word of ['Sam', dossier.number, 'tel:']) expect(text).not.toContain(word);
      expect(await auditedReads(school)).toEqual([]);
    });

    it('shows the coordinator what waits, and whom to call', async () => {
      const phoneOnly = school.deps.ids.next<GuardianId>();
      await school.deps.store.transact(SCHOOL, (tx) =>
        tx.pupils.addGuardian(PUPIL.sam, withoutMail(phoneOnly)),
      );
      const { dossier } = await askedTable(school, 'sam', (each) =>
        each.who.id === GUARDIAN.alsoOfSam ? { ...each, who: { kind: 'guardian', id: phoneOnly } } : each,
      );
      const { status, text } = await openedDoor(await listDoor(WHO.coordinator));

      expect(status).toBe(200);
      expect(text).toContain(dossier.number);
      expect(text).toContain('Bel Mij');
      expect(text).toContain('href="tel:0612345678"');
      expect(text).not.toContain('Petra');
    });

    it('says what to do when the school has no channel yet', async () => {
      const { text } = await openedDoor(await listDoor(WHO.coordinator));

      expect(text).toContain('Er is nog geen kanaal gekozen. Voeg Actietafel toe aan jullie team');
    });

    it('is for coordinators', async () => {
      expect(await openWorklistPage(await school.turn(WHO.mentor))).toEqual({
        kind: 'refused',
        code: 'not_for_your_role',
      });
    });
  });

  async function listDoor(person: PersonId): Promise<string> {
    return urlIn(await openWorklistPage(await school.turn(person)));
  }
});

function withoutMail(id: GuardianId): Guardian {
  return {
    id,
    name: { roepnaam: 'Bel', voorvoegsel: '', achternaam: 'Mij' },
    mail: null,
    phone: '06-12345678',
    gezag: 'yes',
    language: 'nl',
    addressSecret: false,
  };
}

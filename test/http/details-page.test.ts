import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { cancelIntake } from '../../src/app/intake/answering-intake.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import { openConcernPage } from '../../src/app/pages/opening-page.ts';
import { PAGE_POLICY } from '../../src/domain/policy.ts';
import { lookAt, sendTo } from '../support/door.ts';
import { CANARY, doorFor, entryIn, lateConcern, tell } from '../support/own-pages.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { refIn } from '../support/triage.ts';

describe('our own page for telling more', () => {
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

  it('keeps what was written, sealed, and says so', async () => {
    const ref = await lateConcern(school);
    const { text } = await tell(await doorFor(school, WHO.mentor, ref), { tried: CANARY, welfare: 'sombre' });

    expect(text).toContain('Wat je schreef is veilig bewaard');
    expect(await storedDetails(ref)).toMatchObject([
      { authorId: WHO.mentor, details: { tried: CANARY, welfare: ['sombre'], sickReports: null } },
    ]);
    expect(await rawDetails()).not.toContain(CANARY);
    expect(await rawDetails()).not.toContain(Buffer.from(CANARY).toString('hex'));
  });

  it('shows an empty form, whatever was written before', async () => {
    const ref = await lateConcern(school);
    await tell(await doorFor(school, WHO.mentor, ref), { tried: CANARY });
    const { text } = await lookAt(await doorFor(school, WHO.mentor, ref));

    expect(text).not.toContain(CANARY);
    expect(text).toContain('Je hebt al één keer iets toegevoegd');
  });

  it('adds once when the button is pressed twice, and once on record', async () => {
    const ref = await lateConcern(school);
    const door = await doorFor(school, WHO.mentor, ref);
    const entry = entryIn((await lookAt(door)).text);
    const before = await timesOnRecord('concern.details_added');
    const first = await sendTo(door, { entry, more: 'een' });
    const second = await sendTo(door, { entry, more: 'een' });

    expect(await storedDetails(ref)).toHaveLength(1);
    expect(await timesOnRecord('concern.details_added')).toBe(before + 1);
    expect(second).toEqual(first);
  });

  it.each(['tried', 'pupils_words', 'more'])(
    'refuses a citizen service number in %s with an explanation at that box, and gives everything back to mend',
    async (box) => {
      const ref = await lateConcern(school);
      const typed = {
        sick_reports: '3',
        tried: 'een',
        pupils_words: 'twee',
        more: 'drie',
        effect: 'worse',
      };
      const { status, text } = await tell(await doorFor(school, WHO.mentor, ref), {
        ...typed,
        [box]: `${CANARY} 111222333`,
      });

      expect(status).toBe(422);
      expect(text).toMatch(new RegExp(`id="${box}-fault">[^<]*burgerservicenummer kan zijn`));
      expect(text.match(/aria-invalid="true"/g)).toHaveLength(1);
      expect(text).toMatch(new RegExp(`name="${box}"[^>]*aria-describedby="${box}-hint ${box}-fault"`));
      expect(text).toContain(`<a href="#${box}">`);
      expect(text).toContain(`>${CANARY} 111222333</textarea>`);
      for (const [name, value] of Object.entries(typed).filter(([name]) => name !== box))
        expect(text).toMatch(new RegExp(`name="${name}"[^>]*(>${value}</textarea>|value="${value}")`));
      expect(text).toContain('value="worse" checked');
      expect(await storedDetails(ref)).toEqual([]);
    },
  );

  it.each(['201', '-1', '1,5', 'veel'])(
    'refuses %s hours at that box, and keeps it as it was typed',
    async (hours) => {
      const ref = await lateConcern(school);
      const { status, text } = await tell(await doorFor(school, WHO.mentor, ref), { absence_hours: hours });

      expect(status).toBe(422);
      expect(text).toContain('id="absence_hours-fault">Vul hele getallen in');
      expect(text).toMatch(new RegExp(`name="absence_hours"[^>]*value="${hours}"`));
    },
  );

  it('takes text of a person as text', async () => {
    const ref = await lateConcern(school);
    const { text } = await tell(await doorFor(school, WHO.mentor, ref), {
      more: '</textarea><script>alert(1)</script> 111222333',
    });

    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;script&gt;');
  });

  it('is open to who raised the concern, already while it is a draft', async () => {
    const draft = refIn(await startIntake(await school.turn(WHO.mentor)));

    expect((await lookAt(await doorFor(school, WHO.mentor, draft))).status).toBe(200);
  });

  it('is open to a coordinator who raised it herself, while it is a draft, and not once she stopped it', async () => {
    const draft = refIn(await startIntake(await school.turn(WHO.coordinator)));

    expect((await lookAt(await doorFor(school, WHO.coordinator, draft))).status).toBe(200);
    await cancelIntake(await school.turn(WHO.coordinator), draft);
    expect(await openConcernPage(await school.turn(WHO.coordinator), draft, 'add_details')).toEqual({
      kind: 'refused',
      code: 'not_now',
    });
  });

  it('is not open to a coordinator while it is a draft of somebody else', async () => {
    const draft = refIn(await startIntake(await school.turn(WHO.mentor)));

    expect(await openConcernPage(await school.turn(WHO.coordinator), draft, 'add_details')).toEqual({
      kind: 'refused',
      code: 'not_now',
    });
  });

  it('is not open to a colleague', async () => {
    const concern = await lateConcern(school);

    expect(await openConcernPage(await school.turn(WHO.otherMentor), concern, 'add_details')).toEqual({
      kind: 'refused',
      code: 'not_your_concern',
    });
  });

  it('closes after half an hour, and not a second before', async () => {
    const door = await doorFor(school, WHO.mentor, await lateConcern(school));
    school.clock.forward(PAGE_POLICY.linkMinutes * 60_000 - 1_000);
    const justBefore = await lookAt(door);
    school.clock.forward(1_000);

    expect(justBefore.status).toBe(200);
    expect(await lookAt(door)).toMatchObject({
      status: 410,
      text: expect.stringContaining('Druk in Teams nog een keer op de knop'),
    });
    expect((await sendTo(door, { entry: entryIn(justBefore.text), more: 'te laat' })).status).toBe(410);
  });

  it('closes for somebody who does not work at the school any more', async () => {
    const door = await doorFor(school, WHO.mentor, await lateConcern(school));
    await sql`update membership set until_on = '2026-11-22' where person_id = ${WHO.mentor}::uuid`.execute(
      school.engine.db,
    );

    expect((await lookAt(door)).status).toBe(410);
  });

  function storedDetails(concern: CardRef) {
    return school.deps.store.transact(SCHOOL, (tx) => tx.details.of(concern.id as never));
  }

  async function rawDetails(): Promise<string> {
    const rows = await sql<{ text: string }>`select concern_detail::text as text from concern_detail`.execute(
      school.engine.db,
    );
    return JSON.stringify(rows.rows);
  }

  async function timesOnRecord(action: string): Promise<number> {
    const rows = await sql`select seq from audit where action = ${action}`.execute(school.engine.db);
    return rows.rows.length;
  }
});

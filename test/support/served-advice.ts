import { caseDoor, mayRead } from './case-page.ts';
import { ADVISED, advised } from './jgz-advice.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';
import { behind, type ServedPage } from './served-doors.ts';
import type { Asked } from './tables.ts';

/** Advice of youth health care as its doctor, whoever carries the case and leerplicht find it, and the points of a conversation on paper. */
export async function advicePages(school: Play): Promise<Record<string, ServedPage>> {
  const [dossier] = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.openAtSchool());
  if (!dossier) throw new Error('There is no case.');
  const asked = { dossier } as Asked;
  for (const partner of [WHO.jgz, WHO.leerplicht]) await mayRead(school, asked, partner, 'consent');
  await advised(school, asked);
  await advised(school, asked, { ...ADVISED, lessons: 'not_now' });
  const [doctor, carrier] = [await caseDoor(school, dossier, WHO.jgz), await caseDoor(school, dossier)];
  const toGive = await behind(doctor);
  const carried = await behind(carrier);
  const entry = school.deps.ids.next<string>();
  const wrong = { 'jgz-entry': entry, 'jgz-seen': 'yes', 'jgz-adjustments': 'breaks' };
  return {
    'the case, to advise': toGive,
    'the case, to advise, to be mended': { at: doctor, form: { ...toGive.form, doe: 'jgz', ...wrong } },
    'the case with advice': carried,
    'the case with advice, for leerplicht': await behind(await caseDoor(school, dossier, WHO.leerplicht)),
    'a sheet with the points of a conversation': { at: carrier, form: { ...carried.form, doe: 'agenda' } },
  };
}

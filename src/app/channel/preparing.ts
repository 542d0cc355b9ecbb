import { channelSetup } from '../../domain/channel.ts';
import type { ConversationId, DossierId, SchoolId } from '../../domain/ids.ts';
import type { Delivery } from '../ports/delivery.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment } from '../preparing-notices.ts';
import { cardOfDossier, type DossierCase, postAbout } from './saying.ts';

/** A post, or the dossier's living card, as it stands at this moment; everything in it goes through the gate. */
export async function prepareChannel(tx: Tx, moment: Moment): Promise<Delivery> {
  const { notice, school } = moment;
  const { language } = school;
  if (notice.kind === 'channel_setup') return prepareSetup(tx, moment);
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  if (!dossier) return { kind: 'drop', reason: 'dossier_gone' };
  const to = await tx.conversations.channelOf(notice.to.id as SchoolId);
  if (!to) return { kind: 'drop', reason: 'no_channel' };
  const [table = null] = await tx.tables.latestOf([dossier.id]);
  const found: DossierCase = { dossier, table, schoolId: school.id };
  if (notice.kind === 'channel_card') {
    const last = await tx.notices.lastSent({ dossierId: dossier.id }, 'channel_card', notice.to);
    // A card in the channel of before stays there as it is.
    const edits = last && last.conversationId === to.id ? last.activityId : null;
    return { kind: 'channel', to, language, edits, payload: cardOfDossier(moment, found) };
  }
  const payload = await postAbout(tx, moment, found);
  return 'drop' in payload
    ? { kind: 'drop', reason: payload.drop }
    : { kind: 'channel', to, language, edits: null, payload };
}

async function prepareSetup(tx: Tx, { notice, school }: Moment): Promise<Delivery> {
  const to = await tx.conversations.byId(notice.params.conversation as ConversationId);
  if (to?.kind !== 'channel') return { kind: 'drop', reason: 'no_channel' };
  const isChosen = (await tx.conversations.schoolAt(to.tenantId, to.teamsId)) === school.id;
  if (notice.params.setup === 'choose' && isChosen) return { kind: 'drop', reason: 'answered' };
  return {
    kind: 'channel',
    to,
    language: school.language,
    edits: notice.editsActivity,
    payload: channelSetup(isChosen ? 'chosen' : 'choose'),
  };
}

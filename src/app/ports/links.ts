import type {
  ActietafelId,
  CodeId,
  ConcernId,
  ConsultId,
  Instant,
  LinkId,
  ParticipantId,
  PersonId,
  SchoolId,
} from '../../domain/ids.ts';

export type LinkPurpose =
  | 'answer_moments'
  | 'answer_consult'
  | 'release_concern'
  | 'add_details'
  | 'concern_page'
  | 'worklist_page'
  | 'field_page'
  | 'own_tables_page'
  | 'own_page'
  | 'minutes_page'
  | 'people_page'
  | 'absence_page'
  | 'actions_page'
  | 'voices_page'
  | 'family_page'
  | 'case_page'
  | 'running_case_page';

/** A door for one person to one thing, for a while. The row can be revoked; the token in the address is signed. */
export type Link = {
  id: LinkId;
  schoolId: SchoolId;
  purpose: LinkPurpose;
  holder: { kind: 'person' | 'guardian' | 'pupil' | 'participant' | 'consult'; id: string };
  concernId: ConcernId | null;
  actietafelId: ActietafelId | null;
  expiresAt: Instant;
  revokedAt: Instant | null;
};

export type Links = {
  add(link: Link): Promise<void>;
  /** In one statement. */
  addAll(links: readonly Link[]): Promise<void>;
  byId(id: LinkId): Promise<Link | null>;
  /** The doors to this table's moments that are not revoked, one for each participant. */
  ofTable(id: ActietafelId): Promise<Link[]>;
  /** The door of whoever was asked in this consult; null when it was put out of use. */
  ofConsult(id: ConsultId): Promise<Link | null>;
  /** The doors that are not revoked behind which this concern is let go on, the newest first. */
  toRelease(id: ConcernId): Promise<Link[]>;
  /** The doors to their own page that were mailed to this person here, the newest first; also those that were revoked. */
  toOwnPage(id: PersonId): Promise<Link[]>;
  /** The doors of one of the family to what was agreed that are not revoked, the newest first. */
  toFamilyPage(id: ParticipantId): Promise<Link[]>;
  /** The same of all these. */
  toFamilyPages(ids: readonly ParticipantId[]): Promise<Link[]>;
  revoke(ids: readonly LinkId[], at: Instant): Promise<void>;
  /** Takes away up to `limit` links of this school that ended before this moment. Returns how many. */
  removeEnded(before: Instant, limit: number): Promise<number>;
};

/** Makes the address of a page from a link's row, signed; nothing personal is in it. */
export type Addresses = {
  urlOf(link: Pick<Link, 'id' | 'purpose' | 'expiresAt' | 'schoolId'>): Promise<string>;
  /** The six digits of a code, worked out from its id under a key of the settings each time: they are stored nowhere. */
  codeOf(id: CodeId): string;
  /** Where agenda programs fetch somebody's own tables; the token in it is the whole secret. */
  feedOf(token: string): string;
};

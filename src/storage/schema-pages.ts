import type { ActietafelId, CodeId, ConcernId, LinkId, PersonId, SchoolId } from '../domain/ids.ts';

type LinkTable = {
  id: LinkId;
  school_id: SchoolId;
  purpose: string;
  holder_kind: string;
  holder_id: string;
  concern_id: ConcernId | null;
  actietafel_id: ActietafelId | null;
  expires_at: Date;
  revoked_at: Date | null;
};

type PageCodeTable = {
  id: CodeId;
  school_id: SchoolId;
  link_id: LinkId;
  made_at: Date;
  expires_at: Date;
  tries: number;
  used_at: Date | null;
};

type OwnFeedTable = {
  person_id: PersonId;
  token_lookup: Buffer;
  made_at: Date;
};

/** Ways in to our own pages, as the migrations make the tables. */
export type PageTables = {
  link: LinkTable;
  page_code: PageCodeTable;
  own_feed: OwnFeedTable;
};

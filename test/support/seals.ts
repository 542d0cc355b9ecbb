import { REASONS } from './canary-words.ts';

/** Each seal with the column that it fills and words that stand in the open without it. */
export const WORD_SEALS = [
  ['pupil.personal', 'pupil.personal_sealed', ['roepnaam', 'achternaam', 'klas', 'geboortedag']],
  [
    'guardian.personal',
    'guardian.personal_sealed',
    ['roepnaam van ouder 1', 'achternaam van ouder 2', 'telefoon van ouder 1'],
  ],
  ['person.personal', 'person.personal_sealed', ['roepnaam van de mentor', 'achternaam van de mentor']],
  ['concern.content', 'concern.content_sealed', REASONS.map((code) => `reden ${code}`)],
  [
    'concern_detail.content',
    'concern_detail.content_sealed',
    ['wat is geprobeerd', 'woorden van de leerling', 'nog iets', 'signaal alone_or_bullied'],
  ],
  [
    'participant.content',
    'participant.content_sealed',
    ['naam van de gast', 'organisatie van de gast', 'mail van de gast', 'soort van de gast'],
  ],
  ['person.mail', 'person.mail_lookup', ['achternaam van de mentor']],
  ['pupil.leerlingnummer', 'pupil.leerlingnummer_lookup', ['leerlingnummer']],
] as const;

/** The same for what a life of a dossier puts on record in codes. */
export const CODE_SEALS = [
  ['informed.exception', 'informed.exception_sealed', ['waarom een ouder niet is ingelicht']],
  [
    'participant.content',
    'participant.content_sealed',
    ['waarom een ouder niet is ingelicht', 'waarop een partner meeleest'],
  ],
  ['sibling_link.reason', 'sibling_link.reason_sealed', ['waarom twee casussen bij elkaar horen']],
  ['absence_entry.content', 'absence_entry.content_sealed', ['wat over verzuim is ingevoerd']],
  ['actietafel.booked_reason', 'actietafel.booked_reason_sealed', ['waarom zonder ja is vastgelegd']],
  ['calendar_event.shown', 'calendar_event.shown_sealed', ['wie in de agenda is uitgenodigd']],
  [
    'agreed_action.content',
    'agreed_action.content_sealed',
    ['wat iemand beloofde', 'waarom een actie niet lukte'],
  ],
  ['minutes.content', 'minutes.content_sealed', ['wat in het verslag staat']],
  ['minutes_final.content', 'minutes_final.content_sealed', ['wat in het verslag staat']],
  ['dossier_fact.content', 'dossier_fact.content_sealed', ['welke ondersteuning er is']],
  ['route_place.content', 'route_place.content_sealed', ['waar een casus staat']],
  ['school_advice.content', 'school_advice.content_sealed', ['wat een tafel de school adviseert']],
  ['jgz_advice.content', 'jgz_advice.content_sealed', ['wat de jgz adviseert']],
  ['felt_heard.content', 'felt_heard.content_sealed', ['of iemand zich gehoord voelde']],
  ['voice.content', 'voice.content_sealed', ['wat de leerling vooraf zei']],
  ['new_decision.reason', 'new_decision.reason_sealed', ['waarom nog geen afspraak']],
  ['deliberate_pause.agreed', 'deliberate_pause.agreed_sealed', ['waarom pauze is']],
  ['agreed_outcome.content', 'agreed_outcome.content_sealed', ['wat er precies is afgesproken']],
  ['regisseur_change.content', 'regisseur_change.content_sealed', ['wie er nu regisseur is']],
  ['agreement.outcomes', 'agreement.outcomes_sealed', ['wat is afgesproken']],
  [
    'audit.detail',
    'audit.detail_sealed',
    [
      'twijfel over veiligheid',
      'gevraagd te bellen',
      'partner belde',
      'grond',
      'grond ingetrokken',
      'gestopt',
    ],
  ],
  ['dossier.close_reason', 'dossier.close_reason_sealed', ['waarom is afgerond']],
  ['closing.content', 'closing.content_sealed', ['waarom is afgerond', 'wat in het systeem hielp']],
  ['closing.reopened', 'closing.reopened_sealed', ['waarom weer geopend']],
  ['lesson.content', 'lesson.content_sealed', ['wat is geleerd']],
  ['membership.scope', 'membership.scope_lookup', ['klas van de coördinator']],
  ['agenda_link.link', 'agenda_link.link_sealed', ['adres van een agenda']],
  ['agenda_link.busy', 'agenda_link.busy_sealed', ['wanneer een partner bezet is']],
] as const;

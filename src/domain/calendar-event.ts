/**
 * How it stands with the event of a table in the school's calendar. `making` = begun, and nobody knows yet whether it is there;
 * `gone` = there was one, and it was taken away.
 */
export type EventState = 'none' | 'making' | 'standing' | 'gone';

/** Whether there is to be one. `left` = its moment has come or gone: whatever there is stays as it is. */
export type EventWanted = 'stands' | 'off' | 'left';

/** `undo` = one that may have been made is looked up and taken away. */
export type EventStep = 'nothing' | 'make' | 'change' | 'cancel' | 'undo';

/** What is to be done next. @param shows whether the event says what it has to say by now */
export function eventStep(state: EventState, wanted: EventWanted, shows: boolean): EventStep {
  if (wanted === 'left') return 'nothing';
  if (wanted === 'off') {
    if (state === 'standing') return 'cancel';
    return state === 'making' ? 'undo' : 'nothing';
  }
  if (state !== 'standing') return 'make';
  return shows ? 'nothing' : 'change';
}

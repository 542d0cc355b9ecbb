/** Every way in which the gate says no. The sender learns this code and nothing more. */
export const GATE_CODES = {
  body_too_large: 413,
  body_not_json: 400,
  body_odd: 400,
  token_missing: 401,
  token_refused: 401,
  channel_refused: 403,
  service_refused: 403,
  tenant_refused: 403,
  time_refused: 403,
  too_many: 429,
  /** The issuer's keys are out of reach: nobody is let in unseen, and Teams tries again. */
  keys_unreachable: 503,
} as const;

export type GateCode = keyof typeof GATE_CODES;

/** Why something did not get in. */
export type Refused = { status: (typeof GATE_CODES)[GateCode]; code: GateCode };

export function refused(code: GateCode): Refused {
  return { status: GATE_CODES[code], code };
}

/** The part that we use; the package's own types pull in sources that do not compile under our settings. */
export declare class Template {
  constructor(payload: unknown);
  expand(context: { $root: unknown }): unknown;
}

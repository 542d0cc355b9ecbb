/**
 * What comes of `work`, or `otherwise` where it asks a calendar about a day that its list of holidays does not reach. Nobody
 * guesses what a school day will be, and nobody's message fails for one term that lies so far ahead.
 *
 * @throws everything but a RangeError, which is how a calendar refuses.
 */
export function whereKnown<Found, Otherwise>(work: () => Found, otherwise: Otherwise): Found | Otherwise {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

import { describe, expect, it } from '@jest/globals';
import { dataByTemplate, sampleFile, sampleNames, templateNames } from './sample-files.ts';

/** Each file is what the code fills its template with today; `npm run cards` writes them anew. */
describe('the sample files', () => {
  const data = dataByTemplate();

  it('are one for each template, and no others', () => {
    expect([...data.keys()]).toEqual(templateNames());
    expect(sampleNames()).toEqual(templateNames());
  });

  it.each(templateNames())('%s holds what the code fills its template with', (name) => {
    expect(sampleFile(name)).toEqual(data.get(name));
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PdfDocument from 'pdfkit';
import type { Instant, Language } from '../../domain/ids.ts';
import type { LetterPart } from './family-letter.ts';
import { linesOf } from './letter-signs.ts';

/** What a file needs besides the letter itself: all of it stands among the properties of the file. */
export type PdfOf = { language: Language; title: string; madeAt: Instant };

const require = createRequire(import.meta.url);
/** Free to hand on with a document (Bitstream Vera licence), and with the letters of every name in Latin and Cyrillic script. */
const FONTS = {
  plain: readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
  bold: readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
} as const;

/** In points, 72 an inch. Letters as large as the reading level of the words asks for. */
const MARGIN = 60;
const SIZES = { text: 12, title: 14, subtitle: 12.5 } as const;
const INDENT = 14;
/** Below a title there is room for some lines, or it goes to the next page with them. */
const ROOM_BELOW_TITLE = 90;

/**
 * The letter as a file, to keep or to print: A4, with its title, its language and its structure (titles, paragraphs, lists), so that
 * it can be read aloud. Nothing is in it that is not in `parts`. It takes a processor for some tenths of a second: in the server only the
 * thread of `printer.ts` calls it.
 */
export function letterAsPdf(
  parts: readonly LetterPart[],
  { language, title, madeAt }: PdfOf,
): Promise<Buffer> {
  const doc = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    info: { Title: title, Creator: 'Actietafel', CreationDate: new Date(madeAt) },
    // None of its own: both are told by name below.
    font: '',
  });
  doc.registerFont('plain', FONTS.plain).registerFont('bold', FONTS.bold);
  const whole = doc.struct('Document');
  doc.addStructure(whole);
  for (const part of parts) whole.add(drawn(doc, part));
  whole.end();
  return bytesOf(doc);
}

type Doc = InstanceType<typeof PdfDocument>;

function drawn(doc: Doc, part: LetterPart) {
  switch (part.kind) {
    case 'title':
    case 'subtitle':
      return doc.struct(part.kind === 'title' ? 'H1' : 'H2', {}, () => {
        if (doc.y > doc.page.height - MARGIN - ROOM_BELOW_TITLE) doc.addPage();
        doc.moveDown(0.5).font('bold').fontSize(SIZES[part.kind]);
        write(doc, linesOf(part).join(' '));
      });
    case 'list': {
      const list = doc.struct('L');
      for (const item of linesOf(part)) {
        const body = doc.struct('LBody', {}, () => {
          doc.font('plain').fontSize(SIZES.text);
          write(doc, `• ${item}`, INDENT);
        });
        list.add(doc.struct('LI', {}, body));
      }
      return list;
    }
    case 'own':
      return doc.struct('BlockQuote', {}, () => {
        doc.font('plain').fontSize(SIZES.text);
        write(doc, linesOf(part).join('\n'), INDENT);
      });
    case 'said':
    case 'words':
      return doc.struct('P', {}, () => {
        doc.font('plain').fontSize(SIZES.text);
        write(doc, linesOf(part).join('\n'));
      });
  }
}

function write(doc: Doc, text: string, indent = 0): void {
  const width = doc.page.width - 2 * MARGIN - indent;
  doc.text(text, MARGIN + indent, doc.y, { width, lineGap: 3 }).moveDown(0.4);
}

function bytesOf(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
    doc.end();
  });
}

import { createRequire } from 'node:module';
import PdfDocument from 'pdfkit';
import type { Instant, Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import type { AnsweredFile } from '../server.ts';
import type { LetterPart } from './family-letter.ts';
import { asShown } from './html.ts';

/** What a file needs besides the letter itself. `madeAt` stands among the properties of the file. */
type PdfOf = { language: Language; madeAt: Instant };

const require = createRequire(import.meta.url);
/** Free to hand on with a document (Bitstream Vera licence), and with the letters of every name in Latin and Cyrillic script. */
const FONTS = {
  plain: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const;

/** In points, 72 an inch. Letters as large as the reading level of the words asks for. */
const MARGIN = 60;
const SIZES = { text: 12, title: 14, subtitle: 12.5 } as const;
const INDENT = 14;
/** Below a title there is room for some lines, or it goes to the next page with them. */
const ROOM_BELOW_TITLE = 90;

/** What both fonts hold, and what runs from left to right. Arabic, Hebrew and emoji do not. */
const DRAWABLE =
  /^[\n\u0020-\u007E\u00A0-\u02AF\u0370-\u0377\u037A-\u037F\u0384-\u038A\u038C\u038E-\u03A1\u03A3-\u04FF\u1E00-\u1EFB\u2010-\u2027\u2030-\u205E\u20A0-\u20B5\u20B8-\u20BA\u20BD\u2190-\u22FF\u25A0-\u25FF]*$/u;

/** Whether each sign of a letter can be in a file: one that would be an empty box there is only on the page, which can be printed. */
export function canBePdf(parts: readonly LetterPart[]): boolean {
  return parts.every((part) => linesOf(part).every((line) => DRAWABLE.test(line)));
}

/** The letter as the answer to a press: a browser keeps it under a name that says nothing of anybody. */
export async function pdfAnswered(parts: readonly LetterPart[], of: PdfOf): Promise<AnsweredFile> {
  const { pdfFile } = textsIn(of.language).familyLetter;
  return {
    status: 200,
    type: 'pdf',
    body: await letterAsPdf(parts, of),
    headers: { 'Content-Disposition': `attachment; filename="${pdfFile}"` },
  };
}

/**
 * The letter as a file, to keep or to print: A4, with its title, its language and its structure (titles, paragraphs, lists), so that
 * it can be read aloud. Nothing is in it that is not in `parts`.
 */
export function letterAsPdf(parts: readonly LetterPart[], { language, madeAt }: PdfOf): Promise<Buffer> {
  const { pdfTitle } = textsIn(language).familyLetter;
  const doc = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    info: { Title: pdfTitle, Creator: 'Actietafel', CreationDate: new Date(madeAt) },
    font: FONTS.plain,
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

/** As a page shows it: without marks that hide or turn text around, and each letter with its accent as one. */
function linesOf(part: LetterPart): readonly string[] {
  const texts = part.kind === 'list' ? part.items : [part.text];
  return texts.map((text) => asShown(text).normalize('NFC').replaceAll('\t', ' ').replaceAll('\r', ''));
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

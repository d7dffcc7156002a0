import { dirname, join } from 'node:path';
import type { Instant } from '@paystop/kernel';
import PDFDocument from 'pdfkit';

/** Noto Sans Hans, SIL Open Font License 1.1; only the characters that a document uses are embedded in it. */
const FONTS = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
const REGULAR = 'NotoSansHans-Regular.otf';
const BOLD = 'NotoSansHans-Bold.otf';

const MARGIN = 56;
const FOOTER_SPACE = 24;
const CELL_PADDING = 5;
const LINE_GAP = 3;
const BODY = 10.5;
const SMALL = 8.5;

export interface Column<T> {
  readonly title: string;
  /** Share of the width; all columns together make 1. */
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  readonly text: (row: T, index: number) => string;
}

/** A4 paper, one thing below the other, as many pages as it takes. Nothing in it depends on when or where it is printed. */
export class Sheet {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly finished: Promise<Buffer>;

  /** @param madeAt stands in the file as its date: the moment of what it tells, not of printing. */
  constructor({ title, madeAt, footer }: { readonly title: string; readonly madeAt: Instant; readonly footer: string }) {
    const margins = { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOTER_SPACE };
    this.pdf = new PDFDocument({
      size: 'A4', margins, bufferPages: true, lang: 'zh-CN', displayTitle: true,
      info: { Title: title, Producer: 'PayStop', Creator: 'PayStop', CreationDate: new Date(madeAt) },
    });
    this.footer = footer;
    this.finished = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.pdf.on('error', reject);
    });
    this.pdf.registerFont('regular', join(FONTS, REGULAR)).registerFont('bold', join(FONTS, BOLD));
    this.pdf.font('bold').fontSize(18).text(title, { align: 'center' }).moveDown(0.8);
  }

  private readonly footer: string;

  private get width(): number {
    return this.pdf.page.width - 2 * MARGIN;
  }

  heading(text: string): void {
    this.keepTogether(3 * BODY);
    this.pdf.moveDown(0.6).font('bold').fontSize(12).text(text, MARGIN, this.pdf.y, { width: this.width }).moveDown(0.3);
  }

  paragraph(text: string): void {
    this.pdf.font('regular').fontSize(BODY).text(text, MARGIN, this.pdf.y, { width: this.width, lineGap: LINE_GAP }).moveDown(0.35);
  }

  /** Name and value, two columns without lines. */
  facts(rows: readonly (readonly [name: string, value: string])[]): void {
    const nameWidth = 92;
    for (const [name, value] of rows) {
      this.pdf.font('regular').fontSize(BODY);
      const height = this.pdf.heightOfString(value, { width: this.width - nameWidth, lineGap: LINE_GAP });
      this.keepTogether(height);
      const y = this.pdf.y;
      this.pdf.font('bold').text(name, MARGIN, y, { width: nameWidth });
      this.pdf.font('regular').text(value, MARGIN + nameWidth, y, { width: this.width - nameWidth, lineGap: LINE_GAP });
      this.pdf.y = y + height + LINE_GAP;
    }
  }

  /** A ruled table; its head stands again at the top of each further page. */
  table<T>(columns: readonly Column<T>[], rows: readonly T[], total: readonly string[]): void {
    const head = columns.map(({ title }) => title);
    this.row(columns, head, 'bold');
    rows.forEach((each, index) => {
      const cells = columns.map(({ text }) => text(each, index));
      if (this.pdf.y + this.rowHeight(columns, cells, 'regular') > this.bottom) {
        this.newPage();
        this.row(columns, head, 'bold');
      }
      this.row(columns, cells, 'regular');
    });
    this.row(columns, total, 'bold');
    this.pdf.moveDown(0.6);
  }

  /** Lines to sign on, with room for a stamp. */
  signatures(lines: readonly string[]): void {
    const lineHeight = 30;
    this.keepTogether(lines.length * lineHeight + lineHeight);
    this.pdf.moveDown(1.5).font('regular').fontSize(BODY);
    for (const line of lines) {
      const y = this.pdf.y;
      this.pdf.text(line, MARGIN + this.width / 2, y, { width: this.width / 2 });
      this.pdf.y = y + lineHeight;
    }
  }

  finish(): Promise<Buffer> {
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(start + page);
      // Below the bottom margin: without this the footer itself would break the page.
      this.pdf.page.margins.bottom = 0;
      const y = this.pdf.page.height - MARGIN;
      this.pdf.font('regular').fontSize(SMALL);
      this.pdf.text(this.footer, MARGIN, y, { width: this.width / 2, lineBreak: false });
      this.pdf.text(`第 ${page + 1} 页 共 ${count} 页`, MARGIN, y, { width: this.width, align: 'right', lineBreak: false });
    }
    this.pdf.end();
    return this.finished;
  }

  private get bottom(): number {
    return this.pdf.page.height - this.pdf.page.margins.bottom;
  }

  private newPage(): void {
    this.pdf.addPage();
    this.pdf.y = MARGIN;
  }

  private keepTogether(height: number): void {
    if (this.pdf.y + height > this.bottom) this.newPage();
  }

  private rowHeight<T>(columns: readonly Column<T>[], cells: readonly string[], font: 'regular' | 'bold'): number {
    this.pdf.font(font).fontSize(SMALL);
    const heights = columns.map(({ width }, index) => this.pdf.heightOfString(cells[index] ?? '', { width: width * this.width - 2 * CELL_PADDING }));
    return Math.max(...heights) + 2 * CELL_PADDING;
  }

  private row<T>(columns: readonly Column<T>[], cells: readonly string[], font: 'regular' | 'bold'): void {
    const height = this.rowHeight(columns, cells, font);
    this.keepTogether(height);
    const y = this.pdf.y;
    let x = MARGIN;
    columns.forEach(({ width, align }, index) => {
      const cellWidth = width * this.width;
      if (font === 'bold') this.pdf.rect(x, y, cellWidth, height).fill('#f0f0f0').fillColor('black');
      this.pdf.lineWidth(0.5).rect(x, y, cellWidth, height).stroke('#808080');
      this.pdf.fillColor('black').text(cells[index] ?? '', x + CELL_PADDING, y + CELL_PADDING, { width: cellWidth - 2 * CELL_PADDING, align });
      x += cellWidth;
    });
    this.pdf.x = MARGIN;
    this.pdf.y = y + height;
  }
}

import { money } from '@paystop/kernel';
import { type DocumentLine, type ReturnDocument, renderNotice, renderPlan } from './index';

function line(index: number, over: Partial<DocumentLine> = {}): DocumentLine {
  return {
    caseName: `A440305120261123${String(index).padStart(4, '0')}`, victimName: '王小明', loss: money(1_000_000n), share: { numerator: '1', denominator: '3' }, amount: money(333_333n),
    workings: { payable: money(1_000_000n), totalLoss: money(3_000_000n), floor: money(333_333n), remainder: '1000000', extraFen: false },
    payTo: { institution: '中国工商银行', accountNumber: '6222020000000001' }, receipt: null, ...over,
  };
}

const DOCUMENT: ReturnDocument = {
  returnId: 'ret_019335d8a0b17c5e', caseName: 'A4403051202611230001', unit: '440305', timeZone: 'Asia/Shanghai',
  frozen: { institution: '招商银行', accountNumber: '6214830000000008', accountName: '李四', amount: money(1_000_000n), available: money(1_000_000n), unallocated: money(0n) },
  method: 'pro_rata', reason: { because: 'mixed', at: '2026-11-23T06:30:00.000Z' },
  lines: [line(1), line(2), line(3, { amount: money(333_334n), victimName: '欧阳娜' })], leftOut: ['A4403051202611230009'],
  proposedAt: '2026-11-24T02:00:00.000Z', approvedAt: '2026-11-24T03:00:00.000Z', publishedAt: '2026-11-24T04:00:00.000Z', noticeEndsAt: '2026-12-24T04:00:00.000Z',
  executedAt: null, deadline: null, deadlineAssumed: false,
};

/** Objects that end a page in the file. */
function pages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

describe.each([['plan', renderPlan], ['notice', renderNotice]])('the printed %s', (_, render) => {
  it('is the same file, byte for byte, whenever it is printed', async () => {
    const first = await render(DOCUMENT);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await render(structuredClone(DOCUMENT))).equals(first)).toBe(true);
    expect((await render({ ...DOCUMENT, unit: '440304' })).equals(first)).toBe(false);
  });

  it('says nothing that tells one person from another with the same first character, nor more of an account than its end', async () => {
    const other = { ...DOCUMENT, frozen: { ...DOCUMENT.frozen, accountName: '李大伟', accountNumber: '9999990000000008' }, lines: DOCUMENT.lines.map((each) => ({
      ...each, victimName: each.victimName.replace('小明', '大力').replace('阳娜', '修'), payTo: { ...each.payTo, accountNumber: '1111110000000001' },
    })) };
    expect((await render(other)).equals(await render(DOCUMENT))).toBe(true);
  });

  it('carries its own font, cut down to what it uses', async () => {
    const pdf = await render(DOCUMENT);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toMatch(/\/FontFile3 /);
    expect(pdf.length).toBeLessThan(300_000);
  });

  it('goes on over as many pages as there are victims', async () => {
    const many = await render({ ...DOCUMENT, lines: Array.from({ length: 120 }, (_none, index) => line(index)) });
    expect(pages(await render(DOCUMENT))).toBeLessThanOrEqual(2);
    expect(pages(many)).toBeGreaterThan(3);
  }, 60_000);
});

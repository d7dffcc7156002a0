import { METHOD_NAMES, chineseDate, lastDigits, reasonInChinese, workingsInChinese, yuan } from './chinese-text';
import type { DocumentLine, ReturnDocument } from './return-document';
import { Sheet } from './sheet';
import { printFrozenAccount, printSplit } from './split-table';

/** The return plan (返还方案): what the approver signs and the bank gets, every line with its computation. */
export function renderPlan(document: ReturnDocument): Promise<Buffer> {
  const sheet = new Sheet({ title: '冻结资金返还方案', madeAt: document.proposedAt, footer: `返还编号 ${document.returnId}` });
  sheet.facts([['案件', document.caseName], ['办案单位', document.unit]]);
  sheet.heading('一、冻结账户');
  printFrozenAccount(sheet, document);
  sheet.heading('二、返还方式');
  sheet.facts([['方式', METHOD_NAMES[document.method]], ['理由', reasonInChinese(document.reason, document.timeZone)]]);
  sheet.heading('三、分配方案');
  printSplit(sheet, document);
  sheet.heading('四、计算说明');
  document.lines.forEach((line, index) => sheet.paragraph(`${index + 1}. ${workingsInChinese(line)}`));
  if (document.leftOut.length > 0) sheet.paragraph(`以下案件经说明理由未列入本方案：${document.leftOut.join('、')}。`);
  sheet.heading('五、办理情况');
  sheet.facts(progress(document));
  printReceipts(sheet, document.lines.filter(({ receipt }) => receipt !== null), document.timeZone);
  sheet.signatures(['经办人：', '审批人：', `办案单位：${document.unit}（盖章）`]);
  return sheet.finish();
}

function progress(document: ReturnDocument): (readonly [string, string])[] {
  const day = (at: string | null): string => (at === null ? '—' : chineseDate(at, document.timeZone));
  const assumed = document.deadlineAssumed ? '（推定：涉及尚未公布节假日安排的年度，仅按周末计算）' : '';
  return [
    ['提出', day(document.proposedAt)], ['审批', day(document.approvedAt)],
    ['公告', document.publishedAt === null ? '—' : `${day(document.publishedAt)} 至 ${day(document.noticeEndsAt)}`],
    ['执行', day(document.executedAt)], ['银行办结期限', `${day(document.deadline)}${document.deadline === null ? '' : assumed}`],
  ];
}

function printReceipts(sheet: Sheet, lines: readonly DocumentLine[], timeZone: string): void {
  if (lines.length === 0) return;
  sheet.heading('六、银行回单');
  for (const { receipt, amount, payTo } of lines) {
    if (receipt !== null) sheet.paragraph(`${payTo.institution} ${lastDigits(payTo.accountNumber)} ${yuan(amount)}，${chineseDate(receipt.paidAt, timeZone)}，回单号 ${receipt.receiptNumber}`);
  }
}

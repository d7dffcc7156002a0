import { sumMoney } from '@paystop/kernel';
import { METHOD_NAMES, amountInWords, chineseDate, yuan } from './chinese-text';
import type { ReturnDocument } from './return-document';
import { Sheet } from './sheet';
import { printFrozenAccount, printSplit } from './split-table';

/** The public notice (公告) of a pro rata return (domain.md 3.3). Before it is published it is a draft and says so. */
export function renderNotice(document: ReturnDocument): Promise<Buffer> {
  const day = (at: string): string => chineseDate(at, document.timeZone);
  const published = document.publishedAt !== null && document.noticeEndsAt !== null;
  const sheet = new Sheet({
    title: `冻结资金返还公告${published ? '' : '（草稿）'}`, madeAt: document.publishedAt ?? document.approvedAt ?? document.proposedAt, footer: `返还编号 ${document.returnId}`,
  });
  const total = sumMoney(document.lines.map(({ amount }) => amount));
  sheet.paragraph(
    `根据《中华人民共和国反电信网络诈骗法》第二十条和《电信网络新型违法犯罪案件冻结资金返还若干规定》（银监发〔2016〕41号），办案单位（${document.unit}）` +
    `拟将${document.caseName}案冻结资金中的 ${yuan(total)}（${amountInWords(total)}）返还被害人。经查，${METHOD_NAMES[document.method]}，现予公告。`,
  );
  sheet.heading('一、冻结账户');
  printFrozenAccount(sheet, document);
  sheet.heading('二、拟返还方案');
  printSplit(sheet, document);
  sheet.heading('三、公告期限和异议');
  sheet.paragraph(
    document.publishedAt !== null && document.noticeEndsAt !== null
      ? `公告期自${day(document.publishedAt)}起至${day(document.noticeEndsAt)}止。`
      : '公告期自公告发布之日起计算。',
  );
  sheet.paragraph('对上述账户资金主张权利，或对返还方案有异议的，请在公告期内携带有效身份证件和证明材料，向办案单位书面提出。公告期内提出的异议未经审查决定前，不予返还。公告期满无异议或异议不成立的，按上述方案返还。');
  sheet.paragraph('返还不收取任何费用。办案单位不会以返还资金为由要求转账、提供密码或验证码。');
  sheet.signatures([`办案单位：${document.unit}（盖章）`, `日期：${published && document.publishedAt !== null ? day(document.publishedAt) : ''}`]);
  return sheet.finish();
}

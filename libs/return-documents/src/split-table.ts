import { sumMoney } from '@paystop/kernel';
import { lastDigits, nameShown, yuan } from './chinese-text';
import type { DocumentLine, ReturnDocument } from './return-document';
import type { Column, Sheet } from './sheet';

const COLUMNS: readonly Column<DocumentLine>[] = [
  { title: '序号', width: 0.06, align: 'center', text: (_, index) => String(index + 1) },
  { title: '案件', width: 0.27, align: 'left', text: ({ caseName }) => caseName },
  { title: '被害人', width: 0.09, align: 'center', text: ({ victimName }) => nameShown(victimName) },
  { title: '损失金额', width: 0.17, align: 'right', text: ({ loss }) => yuan(loss) },
  { title: '返还金额', width: 0.17, align: 'right', text: ({ amount }) => yuan(amount) },
  { title: '收款账户', width: 0.24, align: 'left', text: ({ payTo }) => `${payTo.institution} ${lastDigits(payTo.accountNumber)}` },
];

/** Who lost how much and gets how much, with the sums that everybody can check. */
export function printSplit(sheet: Sheet, { lines }: ReturnDocument): void {
  const [losses, amounts] = [sumMoney(lines.map(({ loss }) => loss)), sumMoney(lines.map(({ amount }) => amount))];
  sheet.table(COLUMNS, lines, ['', '合计', '', yuan(losses), yuan(amounts), '']);
}

/** The account whose money is given back, and what stays frozen. */
export function printFrozenAccount(sheet: Sheet, { frozen }: ReturnDocument): void {
  sheet.facts([
    ['开户机构', frozen.institution], ['户名', nameShown(frozen.accountName)], ['账号', lastDigits(frozen.accountNumber)],
    ['冻结金额', yuan(frozen.amount)], ['可返还金额', yuan(frozen.available)], ['未分配金额', `${yuan(frozen.unallocated)}（继续冻结至冻结期限届满或依法另行处理）`],
  ]);
}

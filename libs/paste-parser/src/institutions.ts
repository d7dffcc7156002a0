/** An institution as texts call it. The codes are those of the default institutions file. */
export interface KnownInstitution {
  readonly code: string;
  readonly name: string;
  /** Further names in texts, and the short numbers that its messages come from. */
  readonly aliases: readonly string[];
  readonly kind: 'bank' | 'payment_institution';
}

const bank = (code: string, name: string, ...aliases: readonly string[]): KnownInstitution => ({ code, name, aliases, kind: 'bank' });
const wallet = (code: string, name: string, ...aliases: readonly string[]): KnownInstitution => ({ code, name, aliases, kind: 'payment_institution' });

export const INSTITUTIONS: readonly KnownInstitution[] = [
  bank('ICBC', '中国工商银行', '工商银行', '工行', '95588'),
  bank('ABC', '中国农业银行', '农业银行', '农行', '95599'),
  bank('BOC', '中国银行', '中行', '95566'),
  bank('CCB', '中国建设银行', '建设银行', '建行', '95533'),
  bank('COMM', '交通银行', '交行', '95559'),
  bank('PSBC', '中国邮政储蓄银行', '邮政储蓄银行', '邮储银行', '邮储', '95580'),
  bank('CMB', '招商银行', '招行', '95555'),
  bank('SPABANK', '平安银行', '95511'),
  bank('CITIC', '中信银行', '95558'),
  bank('CEB', '中国光大银行', '光大银行', '95595'),
  bank('CMBC', '中国民生银行', '民生银行', '95568'),
  bank('CIB', '兴业银行', '95561'),
  bank('SPDB', '上海浦东发展银行', '浦东发展银行', '浦发银行', '浦发', '95528'),
  bank('HXBANK', '华夏银行', '95577'),
  bank('GDB', '广发银行', '广东发展银行', '95508'),
  bank('CZBANK', '浙商银行', '95527'),
  bank('BOHAIB', '渤海银行', '95541'),
  bank('EGBANK', '恒丰银行', '95395'),
  bank('BJBANK', '北京银行', '95526'),
  bank('SHBANK', '上海银行', '95594'),
  bank('NBBANK', '宁波银行', '95574'),
  bank('JSBANK', '江苏银行', '95319'),
  bank('HZCB', '杭州银行', '95398'),
  bank('NJCB', '南京银行', '95302'),
  bank('GCB', '广州银行'),
  bank('CSCB', '长沙银行'),
  bank('BOD', '东莞银行'),
  bank('SRCB', '深圳农村商业银行', '深圳农商银行', '深圳农商行'),
  bank('WEBANK', '深圳前海微众银行', '微众银行'),
  bank('MYBANK', '浙江网商银行', '网商银行'),
  bank('RBOZ', '珠海华润银行', '华润银行'),
  bank('HSBANK', '徽商银行'),
  bank('HKBEA', '东亚银行'),
  bank('HSBC', '汇丰银行'),
  bank('SCB', '渣打银行'),
  bank('CITI', '花旗银行'),
  bank('DBS', '星展银行'),
  bank('HSB', '恒生银行'),
  bank('QDCCB', '青岛银行'),
  wallet('ALIPAY', '支付宝', 'Alipay', '蚂蚁'),
  wallet('TENPAY', '财付通（微信支付）', '财付通', '微信支付', '微信', 'WeChat Pay', 'TenPay'),
  wallet('UMS', '银联商务'),
];

const NAMES: readonly (readonly [string, KnownInstitution])[] = INSTITUTIONS.flatMap((each) =>
  [each.name, ...each.aliases].map((name) => [name.toLowerCase(), each] as const)).sort(([a], [b]) => b.length - a.length);

export interface NamedInstitution {
  readonly institution: KnownInstitution;
  readonly start: number;
  readonly end: number;
}

/**
 * The first institution that a text names; the longest name wins, so that 中国银行 is not found inside another bank's name.
 * @param text normalised.
 */
export function institutionIn(text: string): NamedInstitution | undefined {
  return institutionsIn(text)[0];
}

/** Every institution that the text names, in their order there. */
export function institutionsIn(text: string): readonly NamedInstitution[] {
  const lower = text.toLowerCase();
  const found: NamedInstitution[] = [];
  for (const [name, institution] of NAMES) {
    for (let start = lower.indexOf(name); start >= 0; start = lower.indexOf(name, start + name.length)) {
      const end = start + name.length;
      if (isPartOfANumber(lower, start, end) || found.some((each) => start < each.end && end > each.start)) continue;
      found.push({ institution, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** 95588 inside a longer number is no sender, except behind the 106… of a carrier's gateway, which is not read here. */
function isPartOfANumber(text: string, start: number, end: number): boolean {
  if (!/\d/.test(text.charAt(start))) return false;
  return /\d/.test(text.charAt(start - 1)) || /\d/.test(text.charAt(end));
}

export function institutionOfCode(code: string): KnownInstitution | undefined {
  return INSTITUTIONS.find((each) => each.code === code);
}

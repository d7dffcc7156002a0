import { PROBLEM_CODES } from '@paystop/http-kit';
import { KIT_ENGLISH } from './en/index';
import { keysOf, placeholdersOf } from './same-texts';
import { KIT_CHINESE } from './zh-cn/index';

describe('the texts of the kit', () => {
  it('are the same in Chinese and English, with the same values in them', () => {
    expect(keysOf(KIT_ENGLISH)).toEqual(keysOf(KIT_CHINESE));
    expect(placeholdersOf(KIT_ENGLISH)).toEqual(placeholdersOf(KIT_CHINESE));
  });

  it('have a sentence for every status that a problem may have', () => {
    const statuses = [...new Set(Object.values(PROBLEM_CODES).map(({ status }) => String(status)))];
    expect(Object.keys(KIT_CHINESE.failure.status)).toEqual(expect.arrayContaining(statuses));
  });

  it('name no problem that does not exist', () => {
    expect(keysOf(KIT_CHINESE.failure.code).filter((code) => !(code in PROBLEM_CODES) && code !== 'HTTP.UNKNOWN_ANSWER')).toEqual([]);
  });

  it('hold no Chinese in English and no empty sentence', () => {
    expect(JSON.stringify(KIT_ENGLISH)).not.toMatch(/[\u4e00-\u9fff]/);
    for (const tree of [KIT_CHINESE, KIT_ENGLISH]) expect(JSON.stringify(tree)).not.toContain(':""');
  });
});

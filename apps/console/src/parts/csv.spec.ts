import { toCsv } from './csv';

describe('a table as CSV', () => {
  it('keeps commas, quotes and line breaks inside their cell, and Chinese readable', () => {
    expect(toCsv(['机构', 'n'], [['甲,"乙"', 1], ['丙\n丁', null]])).toBe('\ufeff机构,n\r\n"甲,""乙""",1\r\n"丙\n丁",');
  });

  it('lets no spreadsheet run a name as a formula', () => {
    expect(toCsv(['a'], [['=1+1'], ['-3'], [-3]])).toBe("\ufeffa\r\n'=1+1\r\n'-3\r\n-3");
  });
});

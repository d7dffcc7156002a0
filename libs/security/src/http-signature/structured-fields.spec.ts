import { parseDictionary, serializeInnerList, serializeItem } from './structured-fields';

const roundTrip = (text: string): string | undefined => {
  const member = parseDictionary(`label=${text}`)?.get('label');
  if (member === undefined) return undefined;
  return member.kind === 'list' ? serializeInnerList(member) : serializeItem(member);
};

describe('structured fields', () => {
  it.each([
    ['("@method" "@target-uri");created=1;keyid="k"', '("@method" "@target-uri");created=1;keyid="k"'],
    ['(  "@method"   "date" ); created=1;  keyid="a\\"b\\\\c"', '("@method" "date");created=1;keyid="a\\"b\\\\c"'],
    ['()', '()'],
    [':AQID:', ':AQID:'],
    ['?0;a;b=tok/en', '?0;a;b=tok/en'],
    ['-12;x=1;x=2', '-12;x=2'],
  ])('reads %s and writes it canonically', (text, canonical) => {
    expect(roundTrip(text)).toBe(canonical);
  });

  it('keeps several members and takes the last of a doubled one', () => {
    expect([...(parseDictionary('a=1 ,\tb=2, a=3') ?? [])].map(([key]) => key)).toEqual(['b', 'a']);
  });

  it('reads a member without a value as true', () => {
    expect(parseDictionary('a;p=1')?.get('a')).toMatchObject({ item: { type: 'boolean', value: true } });
  });

  it.each(['a=', 'a=1,', 'a=(', 'a=("b"', 'a=("b""c")', 'a="é"', 'a="x', 'A=1', 'a=:%%:', 'a=1 b=2', 'a=?2', 'a=1.5', `a="${'x'.repeat(9_000)}"`])(
    'refuses %s',
    (text) => {
      expect(parseDictionary(text)).toBeUndefined();
    },
  );
});

import { World, at, input } from './case-fixtures';
import { type KnownPaper, firePapers, missingPapers, papersAmong, settlePapers } from './papers';

const REQUIRED = ['police_id', 'police_id', 'application_form'];
const STATION = '440305012';

function paper(attachmentId: string, kind: string, over: Partial<KnownPaper> = {}): KnownPaper {
  return { attachmentId, kind, sha256: `sha of ${attachmentId}`, unit: STATION, ...over };
}

function known(...papers: KnownPaper[]): ReadonlyMap<string, KnownPaper> {
  return new Map(papers.map((each) => [each.attachmentId, each]));
}

describe('papers', () => {
  it.each<[string, KnownPaper[], string[]]>([
    ['none', [], REQUIRED],
    ['one police id', [paper('a', 'police_id')], ['police_id', 'application_form']],
    ['the form alone', [paper('a', 'application_form')], ['police_id', 'police_id']],
    ['the same bytes twice', [paper('a', 'police_id'), paper('b', 'police_id', { sha256: 'sha of a' }), paper('c', 'application_form')], ['police_id']],
    ['three of the wrong kinds', [paper('a', 'evidence'), paper('b', 'legal_document'), paper('c', 'evidence')], REQUIRED],
    ['all of them', [paper('a', 'police_id'), paper('b', 'police_id'), paper('c', 'application_form')], []],
    ['more than all', [paper('a', 'police_id'), paper('b', 'police_id'), paper('c', 'police_id'), paper('d', 'application_form')], []],
  ])('are owed by kind: %s', (_, papers, missing) => {
    expect(missingPapers(papers, REQUIRED)).toEqual(missing);
  });

  it('count only where they exist and lie in the request\'s own line of units, each once', () => {
    const papers = known(paper('own', 'police_id'), paper('of-the-city', 'police_id', { unit: '4403' }), paper('foreign', 'police_id', { unit: '440306' }), paper('no-unit', 'police_id', { unit: '' }));
    expect(papersAmong(['own', 'own', 'of-the-city', 'foreign', 'no-unit', 'unknown'], papers, STATION).map(({ attachmentId }) => attachmentId)).toEqual(['own', 'of-the-city']);
  });

  it('settle the debt when the last kind is there, and clear its timer', () => {
    const world = new World();
    world.join(1, input());
    const add = (minute: number, ...papers: KnownPaper[]) => world.decide(minute, (draft) => {
      const request = draft.request('case_a', 'r1');
      if (request === undefined) throw new Error('the request is there');
      return settlePapers(draft, request, { attachments: [...papers.map(({ attachmentId }) => attachmentId), 'unknown'], known: known(...papers) });
    });
    expect(add(2, paper('a', 'police_id'), paper('b', 'application_form'))).toMatchObject({ papers: { state: 'owed', missing: ['police_id'] }, attachments: ['a', 'b', 'unknown'] });
    expect(add(3, paper('c', 'police_id'), paper('a', 'police_id'))).toMatchObject({ papers: { state: 'settled', missing: [] }, documents: [{ attachmentId: 'a' }, { attachmentId: 'b' }, { attachmentId: 'c' }] });
    expect(world.last.timers).toContainEqual({ subject: 'r1', kind: 'papers', caseId: 'case_a', dueAt: null });
  });

  it('are overdue once their time is up', () => {
    const world = new World();
    world.join(1, input());
    const overdue = world.decide(24 * 60 + 2, (draft) => {
      const request = draft.request('case_a', 'r1');
      if (request !== undefined) firePapers(draft, request);
      return draft.request('case_a', 'r1');
    });
    expect(overdue).toMatchObject({ papers: { state: 'overdue', dueAt: at(24 * 60 + 1), missing: REQUIRED } });
  });
});

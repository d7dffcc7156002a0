import { mayCall, usePerson } from '@paystop/ui-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDesk } from './desk';
import { Gatherer } from './gatherer';

/** Fast enough for an event to be seen within a second, slow enough that a burst costs one read. */
const GATHER_MS = 400;
const LISTS_OF_CASES = ['cases', 'instructions', 'holds', 'warnings', 'freezes', 'objections', 'returns'];

/** Whatever an event is about is read again; after a gap everything is. Who may not hear events is not told that they are missing. */
export function useLiveUpdates(): void {
  const { live } = useDesk();
  const queries = useQueryClient();
  const mayListen = mayCall(usePerson(), 'streamEvents');
  useEffect(() => {
    if (!mayListen) return undefined;
    const cases = new Set<string>();
    const gatherer = new Gatherer(GATHER_MS, () => {
      for (const list of LISTS_OF_CASES) void queries.invalidateQueries({ queryKey: [list] });
      for (const caseId of cases) void queries.invalidateQueries({ queryKey: ['case', caseId] });
      cases.clear();
    });
    const offEvent = live.onEvent(({ caseId }) => {
      if (caseId !== null) cases.add(caseId);
      gatherer.more();
    });
    const offGap = live.onGap(() => void queries.invalidateQueries());
    live.start();
    return () => {
      offEvent();
      offGap();
      gatherer.stop();
      live.stop();
    };
  }, [live, queries, mayListen]);
}

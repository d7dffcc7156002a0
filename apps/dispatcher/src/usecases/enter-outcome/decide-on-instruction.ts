import type { VerdictAnswer, VerdictRequest } from '@paystop/contracts';
import { mayDo, unitCovers } from '@paystop/domain';
import { problemAnswer, refusalAnswer } from '@paystop/http-kit';
import type { Result } from '@paystop/kernel';
import type { Tx, UnitOfWork } from '@paystop/ports';
import type { VerdictAnswerRepository } from '@paystop/service-kit';
import type { LaneInstruction, Transition } from '../../instruction/lane-instruction';
import type { LaneStore } from '../../ports/lane-store.port';
import type { Recorder } from '../../recording/recorder';
import type { Switchboard } from '../../switchboard/switchboard';
import { instructionAnswer, instructionView } from '../../verdicts/instruction-view';

export interface DecisionPorts {
  readonly unitOfWork: UnitOfWork;
  readonly store: LaneStore;
  readonly answers: VerdictAnswerRepository;
  readonly recorder: Recorder;
  readonly switchboard: Switchboard;
}

/** What a person decides about one instruction: on the locked row, with the fence of its account. */
export type DecideOnInstruction = (row: LaneInstruction, fence: number) => Result<Transition>;

/** The frame of every operator's decision: permission, unit, repeat, version; then the rule; then one unit of work. */
export async function decideOnInstruction(ports: DecisionPorts, request: VerdictRequest, decide: DecideOnInstruction): Promise<VerdictAnswer> {
  if (!mayDo(request.principal, 'direct_banks')) return problemAnswer('AUTH.ROLE_MISSING');
  const { answer, written } = await ports.unitOfWork.run((tx) => decideInside(tx, ports, { request, decide }));
  ports.recorder.nudge();
  if (written !== undefined) ports.switchboard.replace(written);
  return answer;
}

interface Outcome {
  readonly answer: VerdictAnswer;
  readonly written?: LaneInstruction;
}

async function decideInside(
  tx: Tx, ports: DecisionPorts, { request, decide }: { readonly request: VerdictRequest; readonly decide: DecideOnInstruction },
): Promise<Outcome> {
  const [row] = await ports.store.lock(tx, [request.id]);
  if (row === undefined || !unitCovers(request.principal.unit, row.unit)) return { answer: problemAnswer('OBJECT.NOT_FOUND') };
  const kept = await ports.answers.find(tx, request);
  if (kept !== undefined) return { answer: kept };
  if (request.ifMatch !== undefined && request.ifMatch !== String(row.version)) {
    return { answer: problemAnswer('PRECONDITION.STALE', undefined, { extra: { current: instructionView(row) } }) };
  }
  const decision = decide(row, await ports.store.fenceOf(row, tx));
  if (!decision.ok) return { answer: refusalAnswer(decision.error) };
  const [written] = await ports.recorder.write(tx, [{ before: row, transition: decision.value }]);
  const answer = instructionAnswer(202, written ?? row);
  await ports.answers.keep(tx, request, answer);
  return { answer, written: written ?? row };
}

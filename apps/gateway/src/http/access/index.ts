export { Access, Caller, callerOf } from './access.decorator';
export { AccessModule } from './access.module';
export { CALLER_LIMITS } from './access-tokens';
export { CallerLimits } from './caller-limits';

import { Catch, Controller, UseFilters, applyDecorators, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/** Nest turns a handler's error into "Internal server error"; the runner has to see the error itself. */
@Catch()
class PassErrorsThrough implements RpcExceptionFilter<unknown> {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** Marks a class whose `@EventPattern` methods handle chunks. */
export function ChunkController(): ClassDecorator {
  return applyDecorators(Controller(), UseFilters(new PassErrorsThrough()));
}

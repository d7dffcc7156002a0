/** Under this key a handler says which permissions it asks for. */
export const ACCESS = Symbol('access');

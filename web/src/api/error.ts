// What went wrong with a request, as the server says it or as the network leaves it.
export type FieldError = { field: string; code: string; message: string };

export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly requestId: string | null,
    readonly details: FieldError[] = [],
    readonly retryAfter: number | null = null,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

type Envelope = { error?: { code?: string; message?: string; requestId?: string; details?: FieldError[] } };

export function errorOf(response: Response, body: unknown): ApiError {
  const error = (body as Envelope | undefined)?.error;
  const wait = Number(response.headers.get("Retry-After"));
  return new ApiError(
    error?.code ?? "unreadable_answer",
    error?.message ?? response.statusText,
    response.status,
    error?.requestId ?? response.headers.get("Request-Id"),
    error?.details ?? [],
    wait > 0 ? wait : null,
  );
}

export const networkError = () => new ApiError("network", "The server cannot be reached.", 0, null);

export const isApiError = (error: unknown, code?: string): error is ApiError =>
  error instanceof ApiError && (code === undefined || error.code === code);

// Somebody signed in long ago proves once more who it is. Who asks waits here; a dialog does the asking.
type Asking = { promise: Promise<boolean>; answer: (isProven: boolean) => void };

let asking: Asking | null = null;
let askers = 0;
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

// False where nobody is there to ask, or the person declines. Those who ask at the same time share one answer.
export function freshProof(): Promise<boolean> {
  if (asking) return asking.promise;
  if (askers === 0) return Promise.resolve(false);
  let answer: Asking["answer"] = () => undefined;
  const promise = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  asking = { promise, answer };
  tell();
  return promise;
}

export function answerProof(isProven: boolean) {
  asking?.answer(isProven);
  asking = null;
  tell();
}

export const proofStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isAsked: () => asking !== null,
  // As long as a dialog is there to ask; with the last one gone nobody waits in vain.
  offer() {
    askers += 1;
    return () => {
      askers -= 1;
      if (askers === 0) answerProof(false);
    };
  },
};

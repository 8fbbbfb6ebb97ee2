"use client";
// What the signed-in part of the app stands on; pages before it do without.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, Suspense, useState } from "react";
import { ApiError } from "@/api/error";
import { useSessionState } from "@/features/auth/session";
import { Toaster } from "@/ui/toaster";

const isPassing = (error: unknown) =>
  error instanceof ApiError && (error.status === 0 || error.status >= 500);

function useIdentity() {
  const state = useSessionState();
  if (state.kind !== "signedIn") return null;
  const { userId, tenantId, subTenantId } = state.session.user;
  return [userId, tenantId, subTenantId].join();
}

// How many have been signed in here and are not any more.
function useGone() {
  const identity = useIdentity();
  const [last, setLast] = useState({ identity, gone: 0 });
  if (last.identity === identity) return last.gone;
  const gone = last.identity === null ? last.gone : last.gone + 1;
  setLast({ identity, gone });
  return gone;
}

// Nobody sees what was loaded for somebody else: after each person everything begins anew.
export function Providers({ children }: { children: ReactNode }) {
  return <OwnProviders key={useGone()}>{children}</OwnProviders>;
}

function OwnProviders({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 10_000, retry: (count, error) => isPassing(error) && count < 2 },
          mutations: { retry: false },
        },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <Suspense>{children}</Suspense>
        <Toaster />
      </NuqsAdapter>
    </QueryClientProvider>
  );
}

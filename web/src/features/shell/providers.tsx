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
  if (state.kind !== "signedIn") return "nobody";
  const { userId, tenantId, subTenantId } = state.session.user;
  return [userId, tenantId, subTenantId].join();
}

// Nobody sees what was loaded for somebody else: another person begins anew.
export function Providers({ children }: { children: ReactNode }) {
  return <OwnProviders key={useIdentity()}>{children}</OwnProviders>;
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

"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, ifUnchanged } from "@/api/client";
import type { components } from "@/api/schema";
import { useMay } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { rereadAfter } from "@/features/forms/use-edits";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Card } from "@/ui/card";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { Switch } from "@/ui/switch";
import { toast } from "@/ui/toasts";

const path = "/api/v1/tenants/sign-in-rules";
const key = ["sign-in-rules"];

type Rules = components["schemas"]["ShownSignInRules"];

const put = (wantsSecondFactor: boolean, over: Rules) =>
  body(api.PUT(path, { body: { wantsSecondFactor }, headers: ifUnchanged(over) }));

// What everybody has to show who signs in to this agency.
export function SignInRules() {
  const t = useText().sso;
  const queries = useQueryClient();
  const mayWrite = useMay("settings:write");
  const rules = useQuery({ queryKey: key, queryFn: ({ signal }) => body(api.GET(path, { signal })) });
  const set = useMutation({
    mutationFn: async ({ wanted, over }: { wanted: boolean; over: Rules }) => {
      try {
        return await put(wanted, over);
      } catch (failure) {
        // A switch has two positions: whoever was faster has chosen the same one, or something else of the agency.
        return put(wanted, await rereadAfter(failure, async () => (await rules.refetch()).data));
      }
    },
    onSuccess: (now) => {
      queries.setQueryData(key, now);
      toast(now.wantsSecondFactor ? t.secondFactorWanted : t.secondFactorFree, { tone: "success" });
    },
  });
  return (
    <Card className="grid gap-3 px-4 py-3.5">
      <Region query={rules} skeleton={<Skeleton className="h-9" />}>
        {(read) => (
          <fieldset disabled={!mayWrite || set.isPending} className="contents">
            <Switch
              label={t.secondFactor}
              help={t.secondFactorHelp}
              checked={set.isPending ? set.variables.wanted : read.wantsSecondFactor}
              onChange={(wanted) => set.mutate({ wanted, over: read })}
            />
          </fieldset>
        )}
      </Region>
      {set.error && (
        <Notice tone="danger">
          <FailureText failure={set.error} />
        </Notice>
      )}
    </Card>
  );
}

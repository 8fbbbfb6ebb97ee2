// What a deployment's stream has told so far. Pure: an event makes a new state out of the old one.
import type { components } from "@/api/schema";
import type { ServerEvent } from "@/api/event-parser";

type Deployment = components["schemas"]["Deployment"];
type Step = components["schemas"]["Step"];
export type Line = { seq: number; writtenAt: string; line: string };
export type DeploymentState = { deployment: Deployment | null; steps: Step[]; lines: Line[] };

export const untold: DeploymentState = { deployment: null, steps: [], lines: [] };

// Events may come again after a break: the newest word on a step holds, a line counts once.
export function told(state: DeploymentState, event: ServerEvent): DeploymentState {
  const data: unknown = JSON.parse(event.data);
  if (event.type === "status") return { ...state, deployment: data as Deployment };
  if (event.type === "step") return { ...state, steps: withStep(state.steps, data as Step) };
  if (event.type === "log") return { ...state, lines: withLine(state.lines, data as Line) };
  return state;
}

function withStep(steps: Step[], step: Step) {
  const known = steps.some((one) => one.name === step.name);
  return known ? steps.map((one) => (one.name === step.name ? step : one)) : [...steps, step];
}

function withLine(lines: Line[], line: Line) {
  const last = lines.at(-1);
  return last && last.seq >= line.seq ? lines : [...lines, line];
}

// What a service needs of jobs: enqueue, steer, read, and write the functions that run them.
#pragma once

#include "jobs/job.hpp"
#include "jobs/progress.hpp"
#include "jobs/queue.hpp"
#include "jobs/run.hpp"
#include "jobs/worker.hpp"

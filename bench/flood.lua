-- 16 strangers who try passwords: wrk ... URL, each request another address and another account
local count = 0

function init(args)
  math.randomseed(os.time())
end

function request()
  count = count + 1
  local address = ("198.51.%d.%d"):format(math.random(0, 255), math.random(1, 254))
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json", ["X-Forwarded-For"] = address },
    ('{"email":"stranger%d@flood.example","password":"not the password %d"}'):format(count, math.random(1, 1e9)))
end

function done(summary)
  io.write(('FLOOD {"requests":%d,"seconds":%.1f}\n'):format(summary.requests, summary.duration / 1e6))
end

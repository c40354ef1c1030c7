select department, year, execution_pct
from fund_execution
order by department, year

print("broken runs")
import missing_dependency

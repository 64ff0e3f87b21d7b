NAME = "models"
